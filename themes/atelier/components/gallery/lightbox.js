/** Shows pictures as large as the screen allows, side by side on a strip that a finger moves. */

import { isItsOwn } from './gallery.js'

/** The number of the picture that a key leads to from the one at `at`; undefined where it leads nowhere. */
export const turned = (key, at, last) => ({ ArrowLeft: Math.max(at - 1, 0), ArrowRight: Math.min(at + 1, last), Home: 0, End: last })[key]

/** The picture of a link once more, as wide as the screen, with whom it is due to. */
function print(link) {
  const figure = document.createElement('figure')
  const said = link.parentNode.querySelector('figcaption') ?? link.closest('.wall')?.querySelector('.wall__credit')
  const whole = link.dataset.whole?.split(' ') // width and height, where the page shows a part only
  figure.append(link.querySelector(whole ? 'img' : 'picture, img').cloneNode(true))
  const image = figure.querySelector('img')
  if (whole) {
    image.removeAttribute('srcset')
    ;[image.width, image.height] = whole
  }
  image.loading = 'lazy'
  image.removeAttribute('fetchpriority')
  // So that its place is kept before it comes.
  for (const side of ['width', 'height']) image.style.setProperty(`--${side}`, image.getAttribute(side))
  const sized = figure.querySelectorAll('[srcset]')
  for (const one of sized) one.sizes = '100vw'
  if (!sized.length) image.src = link.href
  if (said) figure.append(Object.assign(document.createElement('figcaption'), { textContent: said.textContent }))
  return figure
}

/** An element with its attributes. */
function made(name, attributes, ...inside) {
  const one = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value)
  one.append(...inside)
  return one
}

/** What the box holds: three buttons, how many pictures there are, the strip of them. Its words stand on the page. */
function furnish(root) {
  const [close, previous, next] = root.dataset.words.split('|')
  const button = (said, more) => made('button', { type: 'button', 'aria-label': said, ...more })
  root.append(
    button(close, { class: 'gallery__close' }),
    button(previous, { value: 'ArrowLeft' }),
    button(next, { value: 'ArrowRight' }),
    made('p', { class: 'gallery__count', 'aria-live': 'polite' }, made('span', {}), ' ', made('span', { class: 'unseen' })),
    made('section', { class: 'gallery__strip', 'aria-label': root.getAttribute('aria-label'), tabindex: 0 }),
  )
}

/** The style sheet of the light box, once it is there. */
const styled = () => new Promise((onload, onerror) => {
  const href = new URL('../gallery.css', import.meta.url)
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload, onerror }))
})

/**
 * A function that opens the dialog at the picture of a number.
 * @param {HTMLDialogElement} root
 * @param {HTMLAnchorElement[]} links to the pictures, in their order
 */
export default async function lightbox(root, links) {
  furnish(root)
  const [, before, after, count, strip] = root.children
  const [seen, heard] = count.children
  const last = links.length - 1
  let at, goal, left, rest

  await styled()
  const prints = links.map(print)
  strip.append(...prints)
  before.hidden = after.hidden = seen.hidden = !last

  const tell = (to) => {
    at = to
    prints.forEach((one, number) => {
      one.inert = number !== at
      if (Math.abs(number - at) < 2) one.querySelector('img').loading = 'eager' // the neighbours too
    })
    before.setAttribute('aria-disabled', at === 0)
    after.setAttribute('aria-disabled', at === last)
    seen.textContent = `${at + 1} / ${last + 1}`
    history.replaceState({ gallery: at }, '')
    heard.textContent = `${prints[at].querySelector('img').alt} ${prints[at].textContent}`
  }

  const turn = (to, behavior) => {
    goal = to
    strip.scrollTo({ left: to * strip.clientWidth, behavior })
    tell(to)
  }

  const open = (number) => {
    if (root.open) return
    if (history.state?.gallery === undefined) history.pushState({ gallery: number }, '')
    root.showModal()
    turn(number, 'instant')
  }

  root.addEventListener('click', ({ target }) => {
    if (target.value) turn(turned(target.value, at, last))
    else if (!target.closest('img, figcaption')) root.close()
  })
  root.addEventListener('keydown', (event) => {
    const to = turned(event.key, at, last)
    if (to === undefined || isItsOwn(event)) return
    event.preventDefault()
    turn(to)
  })
  // Moved by a finger, the strip is told of once it rests; on its way to a goal it is not, unless a hand stops it.
  const settle = () => {
    const here = Math.round(strip.scrollLeft / strip.clientWidth)
    if (!root.open || here !== (goal ?? here)) return
    goal = undefined
    if (here !== at) tell(here)
  }
  strip.addEventListener('scroll', () => {
    clearTimeout(rest)
    rest = setTimeout(settle, 100)
  })
  for (const hand of ['pointerdown', 'wheel']) strip.addEventListener(hand, () => { goal = undefined }, { passive: true })

  // The Back button of a phone closes the box, and whoever closes it otherwise finds no step more to go back over.
  addEventListener('popstate', () => {
    if (links[history.state?.gallery]) return open(history.state.gallery)
    left = root.open
    root.close()
  })
  root.addEventListener('close', () => {
    if (!left) history.back()
    left = false
    links[at].focus()
  })
  return open
}
