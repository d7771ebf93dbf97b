/** Why there is no picture. */
export type CameraTrouble = 'refused' | 'none' | 'busy' | 'unsupported';

export interface Camera {
  id: string;
  label: string;
}

/** Its light is not among what every browser describes. */
type WithTorch<T> = T & { torch?: boolean };

/**
 * Opens the camera that was chosen, or else the one on the back.
 * @throws what the browser says, to be told by `troubleOf`
 */
export async function openCamera(deviceId: string | undefined): Promise<MediaStream> {
  if (!('mediaDevices' in navigator)) throw new DOMException('No cameras here', 'NotSupportedError');
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const which = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: 'environment' };
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { ...size, ...which }, audio: false });
  } catch (error) {
    // The one that was chosen is not there any more.
    if (deviceId && nameOf(error) === 'OverconstrainedError') return openCamera(undefined);
    throw error;
  }
}

export function closeCamera(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Their names are told only once one of them may be used. */
export async function camerasThere(): Promise<Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

export function troubleOf(error: unknown): CameraTrouble {
  switch (nameOf(error)) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotSupportedError':
    case 'TypeError':
      return 'unsupported';
    default:
      return 'busy';
  }
}

export function hasLight(stream: MediaStream): boolean {
  const [track] = stream.getVideoTracks();
  return (track?.getCapabilities?.() as WithTorch<MediaTrackCapabilities> | undefined)?.torch === true;
}

export async function light(stream: MediaStream, on: boolean): Promise<void> {
  const wish: WithTorch<MediaTrackConstraintSet> = { torch: on };
  await stream.getVideoTracks()[0]?.applyConstraints({ advanced: [wish] });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
