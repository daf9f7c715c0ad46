export function load(id: string, done: (text: string) => void) {
  const xhr = new XMLHttpRequest();
  xhr.open("GET", `/api/orders/${id}`, true); // => calls GET /api/orders/{id}
  xhr.onload = () => done(xhr.responseText);
  xhr.send();
}

export const updates = new EventSource("/api/updates"); // => calls GET /api/updates
updates.addEventListener("message", (event) => console.log(event.data));

const tracker = new XMLHttpRequest();
function track(method: string, page: string) {
  tracker.open(method, "/api/views/" + page);
  tracker.send();
}
track("PUT", "cart"); // => calls PUT /api/views/cart

window.addEventListener("unload", () => navigator.sendBeacon("/api/visits", JSON.stringify({ page: location.href }))); // => calls POST /api/visits

class Door {
  open(name: string) {
    return name;
  }
}
new Door().open("/api/doors");
window.open("https://shop.example/help");
