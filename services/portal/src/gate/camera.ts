import { decodeQR } from 'qr/decode.js'

/** Reads a QR code in a picture. Browsers that can do so themselves are quicker at it. */
export type Reader = (video: HTMLVideoElement) => Promise<string | null>

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
declare global {
  var BarcodeDetector:
    | ((new (options: { formats: string[] }) => Detector) & { getSupportedFormats(): Promise<string[]> })
    | undefined
}

/** Pictures are looked at in this size: a ticket's code is large in them, and an old tablet keeps up. */
const side = 480

export async function newReader(): Promise<Reader> {
  if (globalThis.BarcodeDetector && (await BarcodeDetector!.getSupportedFormats()).includes('qr_code')) {
    const detector = new BarcodeDetector!({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue ?? null
  }
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  return async (video) => {
    const { videoWidth: width, videoHeight: height } = video
    if (width === 0) return null
    const scale = Math.min(1, side / Math.min(width, height))
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height))
    } catch {
      // The library says so when there is no code in the picture, which is most of them.
      return null
    }
  }
}

export const openCamera = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
  })
