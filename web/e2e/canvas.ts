import type { Page } from 'playwright-core';

/** The place on the screen of a point of the map, by the Web Mercator formulas of the map's own camera. */
export async function onScreen(page: Page, [lng, lat]: [number, number]): Promise<{ x: number; y: number }> {
  const frame = page.locator('.map-frame');
  const box = await frame.boundingBox();
  const camera = await frame.getAttribute('data-camera');
  if (!box || !camera) throw new Error('the map tells no camera');
  const [centreLng = 0, centreLat = 0, zoom = 0] = camera.split(',').map(Number);
  const world = 512 * 2 ** zoom;
  const mercator = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return (1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2;
  };
  return {
    x: box.x + box.width / 2 + ((lng - centreLng) / 360) * world,
    y: box.y + box.height / 2 + (mercator(lat) - mercator(centreLat)) * world,
  };
}

/** How many different colours a part of the map shows; a blank canvas has one. */
export async function colours(page: Page): Promise<number> {
  const shot = await page.locator('.map-frame canvas').screenshot();
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d');
    if (!pen) return 0;
    pen.drawImage(image, 0, 0);
    return new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, shot.toString('base64'));
}
