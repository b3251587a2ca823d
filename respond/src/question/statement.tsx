/** Words without a question. An empty line begins another paragraph. */
export function Statement({ text }: Readonly<{ text: string }>) {
  const paragraphs = text.split(/\n\s*\n/u).filter((paragraph) => paragraph.trim() !== '');
  return (
    <div class="say">
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
