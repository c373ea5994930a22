// The Markdown of Teams is a subset: bold, italic, links and lists. HTML in it is text.

const links = /^(https?:|mailto:)/i;
const renderer = window.markdownit({ html: false, linkify: false, breaks: true })
  .disable(["image", "heading", "lheading", "table", "code", "fence", "blockquote", "hr", "html_block", "html_inline"], true);
renderer.validateLink = (url) => links.test(url.trim());
renderer.renderer.rules.link_open = (tokens, at, options, env, self) => {
  tokens[at].attrSet("target", "_blank");
  tokens[at].attrSet("rel", "noopener noreferrer");
  return self.renderToken(tokens, at, options);
};

/** HTML without anything but what the renderer itself makes. */
export const toHtml = (text) => renderer.render(text);

export const isSafeLink = (url) => links.test(String(url).trim());
