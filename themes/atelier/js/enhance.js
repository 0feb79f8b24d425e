/** Starts what enhances a page: an element that carries data-enhance="x" is handed to the default export of x.js. */
for (const root of document.querySelectorAll('[data-enhance]')) {
  import(`./${root.dataset.enhance}.js`).then((module) => module.default(root))
}
