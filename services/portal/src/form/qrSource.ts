import { renderSVG } from 'uqr'

/** A QR code as the source of an image, its squares sharp at any size. */
export const qrSource = (text: string): string => {
  const svg = renderSVG(text, { border: 2, ecc: 'M' }).replace('<svg ', '<svg shape-rendering="crispEdges" ')
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
}
