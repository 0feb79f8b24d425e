// Keeps between two builds on Netlify what a second build need not make again. What is stale is found stale by its content.
const KEPT = ['.localsite', '.venv']

export const onPreBuild = async ({ utils }) => {
  for (const folder of KEPT) await utils.cache.restore(folder)
}

export const onPostBuild = async ({ utils }) => {
  for (const folder of KEPT) await utils.cache.save(folder)
}
