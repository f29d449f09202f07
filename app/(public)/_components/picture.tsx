type PictureProps = Readonly<{
  /** Of the two files in public/pictures, which `npm run pictures` makes: light and dark. */
  name: string;
  alt: string;
  caption: string;
}>;

/** Shows a picture of the app in the colours of the page, with a sentence below. */
export function Picture({ name, alt, caption }: PictureProps) {
  return (
    <figure className="space-y-3">
      <picture className="block">
        <source srcSet={`/pictures/${name}-dark.png`} media="(prefers-color-scheme: dark)" />
        <img
          src={`/pictures/${name}-light.png`}
          alt={alt}
          width={1280}
          height={860}
          loading="lazy"
          decoding="async"
          className="h-auto w-full border border-line"
        />
      </picture>
      <figcaption className="text-sm text-soft">{caption}</figcaption>
    </figure>
  );
}
