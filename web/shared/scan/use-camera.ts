import { useEffect, useState } from 'react';
import {
  type Camera,
  camerasThere,
  type CameraTrouble,
  closeCamera,
  hasLight,
  light,
  openCamera,
  troubleOf,
} from './camera';

const KEPT = 'sankyu-camera';

/** A camera while it is looked through: put out when the page is not seen, and lit again when it is. */
export function useCamera() {
  const [stream, setStream] = useState<MediaStream>();
  const [trouble, setTrouble] = useState<CameraTrouble>();
  const [cameras, setCameras] = useState<Camera[]>([]);
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEPT) ?? undefined);
  const [tried, setTried] = useState(0);
  const [lit, setLit] = useState(false);
  const seen = useIsSeen();

  useEffect(() => {
    if (!seen) return;
    let over = false;
    let opened: MediaStream | undefined;
    setTrouble(undefined);
    openCamera(chosen)
      .then(async (camera) => {
        opened = camera;
        if (over) return closeCamera(camera);
        setStream(camera);
        // Somebody may pull it out, or take back the permission, while it is in use.
        camera.getVideoTracks()[0]?.addEventListener('ended', () => setTrouble('busy'));
        setCameras(await camerasThere());
      })
      .catch((error: unknown) => {
        if (!over) setTrouble(troubleOf(error));
      });
    return () => {
      over = true;
      closeCamera(opened);
      setStream(undefined);
      setLit(false);
    };
  }, [seen, chosen, tried]);

  return {
    stream,
    trouble,
    cameras,
    /** The one that is in use. */
    current: stream?.getVideoTracks()[0]?.getSettings().deviceId,
    choose: (id: string) => {
      localStorage.setItem(KEPT, id);
      setChosen(id);
    },
    again: () => setTried((times) => times + 1),
    canLight: stream !== undefined && hasLight(stream),
    lit,
    setLit: async (on: boolean) => {
      if (!stream) return;
      await light(stream, on);
      setLit(on);
    },
  };
}

function useIsSeen(): boolean {
  const [seen, setSeen] = useState(!document.hidden);
  useEffect(() => {
    const look = () => setSeen(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return seen;
}
