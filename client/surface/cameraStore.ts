import type { Camera } from "../../shared/surface/camera.ts";

/** Where this screen looks. Moved at each frame of a gesture, so it is no state of a component. */
export class CameraStore {
  private camera: Camera = { x: 0, y: 0, zoom: 1 };
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly get = (): Camera => this.camera;

  set(camera: Camera): void {
    if (camera === this.camera) return;
    this.camera = camera;
    for (const listener of this.listeners) listener();
  }
}
