/** The small pictures move the large ones, and not the page, as following their links would. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-slide]') : null
  if (link === null) return
  const slide = document.getElementById(link.hash.slice(1))
  if (slide?.parentElement == null) return
  event.preventDefault()
  slide.parentElement.scrollTo({ left: slide.offsetLeft - slide.parentElement.offsetLeft })
})
