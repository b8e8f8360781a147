/** What the page's own styles carry: the server gives each page a new one. */
export const pageNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
