import { CONFIDENCES } from "@/lib/interview/rules/session/interview-state";

export type Confidence = (typeof CONFIDENCES)[number];
