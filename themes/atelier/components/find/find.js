/** Narrows the list of shops as the visitor types. Without JavaScript the whole list stays. */

/** The words of a text, without accents and ligatures: "L’Œuf" is l, oeuf. */
export function words(text) {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replaceAll('œ', 'oe').replaceAll('æ', 'ae').split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/** True where every word of the query begins a word of the text. */
export function matches(text, query) {
  const known = words(text)
  return words(query).every((wanted) => known.some((word) => word.startsWith(wanted)))
}

/** @param {HTMLElement} root the element that carries data-enhance="find": a form, a status line, groups of rows */
export default function enhance(root) {
  const input = root.querySelector('input')
  const status = root.querySelector('[role=status]')
  const letters = root.querySelector('.letters')
  const plural = new Intl.PluralRules(document.documentElement.lang)
  const rows = [...root.querySelectorAll('.row')].map((row) => [row, row.textContent])
  const groups = root.querySelectorAll('.group')
  const narrow = () => {
    for (const [row, text] of rows) row.hidden = !matches(text, input.value)
    for (const group of groups) group.hidden = !group.querySelector('.row:not([hidden])')
    letters.hidden = Boolean(input.value.trim())
    const count = rows.filter(([row]) => !row.hidden).length
    const form = count ? root.dataset[plural.select(count)] ?? root.dataset.other : root.dataset.none
    status.textContent = form.replace('{count}', count)
  }
  input.value = new URLSearchParams(location.search).get('q') ?? input.value
  input.form.addEventListener('submit', (event) => event.preventDefault())
  input.addEventListener('input', narrow)
  if (input.value) narrow()
}
