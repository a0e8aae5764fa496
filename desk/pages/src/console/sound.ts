// The alarm's sound. A browser plays it only after the person has touched the page, and only when switched on.

const KEY = "console-sound";
const AGAIN_MS = 20_000;
let audio: AudioContext | null = null;

const isOn = (): boolean => window.localStorage.getItem(KEY) !== "off";

function beep(): void {
  if (!audio || audio.state !== "running" || !isOn()) return;
  for (let place = 0; place < 3; place += 1) {
    const start = audio.currentTime + place * 0.35;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = place % 2 === 0 ? 880 : 660;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.25, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.32);
  }
}

const isRinging = (): boolean => document.querySelector("[data-alarms]") !== null;

function show(button: HTMLElement): void {
  const ready = audio !== null && audio.state === "running";
  button.setAttribute("aria-pressed", String(isOn()));
  button.textContent = isOn() ? (ready ? "緊急音：入" : "緊急音：入（画面にふれると鳴ります）") : "緊急音：切";
}

/** Have alarms ring: when one comes, and again while nobody has taken it. */
export function ringing(): void {
  const button = document.getElementById("sound");
  if (!button) return;
  const wake = (): void => {
    audio = audio ?? new AudioContext();
    void audio.resume().then(() => show(button));
  };
  for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, wake, { once: true });
  button.addEventListener("click", () => {
    window.localStorage.setItem(KEY, isOn() ? "off" : "on");
    show(button);
    beep();
  });
  document.body.addEventListener("ring", beep);
  window.setInterval(() => {
    if (isRinging()) beep();
  }, AGAIN_MS);
  show(button);
}
