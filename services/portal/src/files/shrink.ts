/** Pixels of the longer side at the most: enough for a wall, little enough for a phone's network. */
const longest = 1920
const quality = 0.85

/**
 * A photo as it is sent: turned as it was held, no larger than it needs to be, drawn anew so that nothing is left of
 * where it was taken. What the browser cannot draw is sent as it is: the platform has the last word on it.
 */
export async function shrink(file: File): Promise<Blob> {
  const drawn = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!drawn) return file
  const scale = Math.min(1, longest / Math.max(drawn.width, drawn.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(drawn.width * scale))
  canvas.height = Math.max(1, Math.round(drawn.height * scale))
  const paper = canvas.getContext('2d')
  if (!paper) return file
  // JPEG knows nothing of what shines through.
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.drawImage(drawn, 0, 0, canvas.width, canvas.height)
  drawn.close()
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', quality))
}
