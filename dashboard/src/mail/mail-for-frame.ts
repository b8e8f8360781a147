/**
 * A mail's HTML as this page's policy shows it. The frame inherits the policy: sheets take the page's nonce, which style
 * attributes cannot have, so each of those becomes a rule. What could act is left out; the policy would stop it anyway.
 */
export function mailForFrame(html: string): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
  const mail = new DOMParser().parseFromString(allowed(html, nonce), 'text/html')
  for (const element of mail.querySelectorAll('script, iframe, object, embed, form, link, meta[http-equiv], base')) {
    element.remove()
  }
  const rules: string[] = []
  for (const element of mail.querySelectorAll('[data-style]')) {
    const name = `data-styled-${rules.length}`
    // As strong as an attribute: the mail's own sheets win over it by !important alone.
    rules.push(`${`[${name}]`.repeat(5)} {${element.getAttribute('data-style')}}`)
    element.removeAttribute('data-style')
    element.setAttribute(name, '')
  }
  const sheet = mail.createElement('style')
  sheet.setAttribute('nonce', nonce)
  sheet.textContent = rules.join('\n')
  mail.head.append(sheet)
  return `<!doctype html>${mail.documentElement.outerHTML}`
}

/** Before it is parsed: a browser that meets a style which the policy forbids complains of it, also where none is drawn. */
const allowed = (html: string, nonce: string) =>
  html
    .replace(/<style\b/gi, `<style nonce="${nonce}"`)
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='))
