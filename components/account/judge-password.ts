// What the meter of a new password loads when somebody comes to the field: the server's own rule and
// its lists of words, some 400 kB.
export { judgePassword } from "@/lib/account/rules/password-rules";
export { lengthWords, passwordProblemWords } from "@/lib/account/words/password-words";
