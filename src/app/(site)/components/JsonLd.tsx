/**
 * Facts of the page for programs. The block is data: browsers run nothing of it (HTML Standard, "data
 * blocks"), and whoever wrote the JSON left no sign in it that could end the element.
 */
export const JsonLd = ({ json }: { json: string }) => (
  <script dangerouslySetInnerHTML={{ __html: json }} type="application/ld+json" />
)
