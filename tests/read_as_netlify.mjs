// Reads the _headers and _redirects of a folder as Netlify does, and says what it understood as JSON.
import { parseAllHeaders } from '@netlify/headers-parser'
import { parseAllRedirects } from '@netlify/redirect-parser'

const folder = process.argv[2]
const headers = await parseAllHeaders({ headersFiles: [`${folder}/_headers`], minimal: true })
const redirects = await parseAllRedirects({ redirectsFiles: [`${folder}/_redirects`], configRedirects: [], minimal: true })
console.log(JSON.stringify({ ...headers, headerErrors: headers.errors.map(String), ...redirects, redirectErrors: redirects.errors.map(String) }))
