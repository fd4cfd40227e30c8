/* A call of two browsers, which never speak to each other directly: only the bureau's relay stands in what they tell.

   What a link holds (behind its #) gives the token of one place and the key of its config; the config gives the relay and
   the key under which both browsers seal what they tell each other (AES-256-GCM). The server sees neither.
   The camp's browser begins every connection. Words stand in call.html; here only names of states. */
"use strict";
(() => {
  const POLL = 1000; // milliseconds between two looks at the mailroom
  const UNHEARD = 30000; // so long without an answer of the server, and the call stops: nobody could end it
  const STEP = 1024; // signals are filled with spaces to a multiple of this
  const PATIENCE = 3000; // before a connection that could not be made is tried anew
  const CAMP = "camp";

  const part = (id) => document.getElementById(id);
  const now = () => performance.now();
  const me = crypto.randomUUID ? crypto.randomUUID() : String(crypto.getRandomValues(new Uint32Array(4))); // of this page load

  let link, place, config, sealing; // what the link gave
  let other = null; // the other page load, once it said hello
  let unsent = [], own = 0, heard = 0; // signals, by number
  let line = 0, connection = null, started = 0, early = [], stale = false; // stale: the next answer is followed by another offer
  let voice = null, camera = null;
  let mine = false, theirs = false; // who wants to be seen
  let since = null, closes = 0, answered = 0, timer = null, ended = false, warned = false;
  let saying = Promise.resolve(), turn = Promise.resolve(), settling = Promise.resolve(), looking = false;

  // What is shown.

  function only(kind, name) {
    for (const one of document.querySelectorAll(`[data-${kind}]`)) one.hidden = one.dataset[kind] !== name;
  }

  const show = (state) => only("state", state);
  const note = (name) => only("note", name);

  function showPicture() {
    const both = mine && theirs;
    part("show").hidden = !config.picture || mine || since === null;
    part("hide").hidden = !mine;
    part("pictures").hidden = !(both && camera);
    note(both ? null : mine ? "asking" : theirs ? "asked" : null);
  }

  function left() {
    const slot = closes - now();
    return since === null ? slot : Math.min(slot, since + config.minutes * 60000 - now());
  }

  function tick() {
    const seconds = Math.max(0, Math.ceil(left() / 1000));
    part("left").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (seconds <= 60 && since !== null && !warned) {
      warned = true;
      note("minute");
    }
    if (seconds === 0 && !ended) quit();
  }

  // Bytes, keys and seals: as mailroom/calls.py and vault/sealing.py have them.

  const utf8 = new TextEncoder();
  const text = (bytes) => new TextDecoder().decode(bytes);
  const base64 = (bytes) => btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
  const bytes = (base) => Uint8Array.from(atob(base.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));

  async function derived(secret, use) {
    const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
    const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8.encode(`vistka ${use}`) };
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
  }

  const keyOf = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

  async function opened(key, sealed, about) {
    const how = { name: "AES-GCM", iv: sealed.slice(0, 12), additionalData: utf8.encode(about) };
    return JSON.parse(text(new Uint8Array(await crypto.subtle.decrypt(how, key, sealed.slice(12)))));
  }

  async function sealed(key, said, about) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const written = JSON.stringify(said);
    const plain = utf8.encode(written.padEnd(Math.ceil(written.length / STEP) * STEP));
    const how = { name: "AES-GCM", iv, additionalData: utf8.encode(about) };
    return new Uint8Array([...iv, ...new Uint8Array(await crypto.subtle.encrypt(how, key, plain))]);
  }

  const aboutSignal = (side, number) => `vistka call signal ${place.room} ${side} ${number}`;

  // The mailroom.

  async function asked(what, said) {
    const answer = await fetch(`/call/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value },
      body: JSON.stringify(said),
      credentials: "same-origin",
      redirect: "error",
    });
    if (answer.status >= 500) throw new Error("no answer");
    return answer.json();
  }

  // One after another: a signal whose number is lower than one that was heard is lost.
  const say = (kind, more) => (saying = saying.then(() => write({ kind, from: me, to: other, ...more })));

  async function write(said) {
    const number = ++own;
    const signal = await sealed(sealing, said, aboutSignal(place.side, number));
    unsent.push({ number, sealed: base64(signal) });
  }

  const hello = () => say("hello", { since: since === null ? null : now() - since });
  const exchange = () => (turn = turn.then(once));

  async function once() {
    try {
      do await look();
      while (unsent.length && !ended);
    } catch (error) {
      if (ended || now() - answered < UNHEARD) return;
      disconnect();
      show("lost");
    }
  }

  async function look() {
    if (ended) return;
    const sending = unsent.slice(0, 8);
    const answer = await asked("exchange", { room: place.room, side: place.side, after: heard, signals: sending });
    if (answer.state !== "open") return over("over");
    unsent = unsent.filter((one) => !sending.includes(one));
    closes = now() + answer.seconds * 1000;
    const silence = now() - answered;
    answered = now();
    if (silence > UNHEARD) await again();
    for (const signal of answer.signals) await take(signal);
  }

  async function take(signal) {
    heard = signal.number;
    const side = place.side === CAMP ? "family" : CAMP;
    let said;
    try {
      said = await opened(sealing, bytes(signal.sealed), aboutSignal(side, signal.number));
    } catch (error) {
      return; // not from the other side
    }
    if (said.kind !== "hello" && (said.to !== me || said.from !== other)) return; // of a page that was loaded before
    try {
      await HEARD[said.kind](said);
    } catch (error) {
      setTimeout(() => ended || again(), PATIENCE);
    }
  }

  const HEARD = {
    hello: async (said) => {
      const known = said.to === me && said.from === other;
      if (said.from !== other) theirs = false;
      other = said.from;
      if (said.since !== null && since === null) since = now() - said.since;
      if (known) return;
      if (said.to !== me) await hello();
      if (mine) await say("picture", { on: true });
      await settle();
      if (place.side === CAMP) await start();
      else if (!connection || connection.connectionState !== "connected") show("connecting");
    },
    again: async () => place.side === CAMP && now() - started > PATIENCE && start(),
    offer: async (said) => {
      if (place.side === CAMP) return;
      if (!connection || line !== said.line) {
        line = said.line;
        connect();
      }
      await connection.setRemoteDescription({ type: "offer", sdp: relayOnly(said.sdp) });
      await settle();
      await seen();
      await connection.setLocalDescription(await connection.createAnswer());
      await say("answer", { line, sdp: relayOnly(connection.localDescription.sdp) });
      await candidates();
    },
    answer: async (said) => {
      if (place.side !== CAMP || said.line !== line) return;
      await connection.setRemoteDescription({ type: "answer", sdp: relayOnly(said.sdp) });
      await candidates();
      if (stale) await offer();
    },
    candidate: async (said) => {
      if (isRelay(said.candidate.candidate)) early.push(said);
      if (connection && connection.remoteDescription) await candidates();
    },
    picture: async (said) => {
      theirs = said.on === true && config.picture;
      await agreed();
    },
    bye: async () => over("gone"),
  };

  // The relay, and nothing else.
  const isRelay = (candidate) => / typ relay( |$)/.test(candidate);
  const bare = (candidate) => candidate.replace(/ raddr \S+/, "").replace(/ rport \d+/, "");

  function relayOnly(sdp) {
    return sdp
      .split("\r\n")
      .filter((one) => !one.startsWith("a=candidate:") || isRelay(one))
      .map((one) => (one.startsWith("a=candidate:") ? bare(one) : one))
      .map((one) => (/^(o=|c=|a=rtcp:)/.test(one) ? one.replace(/IN IP[46] \S+/, "IN IP4 0.0.0.0") : one))
      .join("\r\n");
  }

  function connect() {
    disconnect();
    const relay = { urls: config.urls, username: config.username, credential: config.credential };
    const made = new RTCPeerConnection({ iceServers: [relay], iceTransportPolicy: "relay", bundlePolicy: "max-bundle" });
    connection = made;
    made.onicecandidate = ({ candidate }) => {
      if (!candidate || !isRelay(candidate.candidate) || made !== connection) return;
      const said = { candidate: bare(candidate.candidate), sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex };
      say("candidate", { line, candidate: said });
    };
    made.onconnectionstatechange = () => made === connection && changed(made.connectionState);
    made.ontrack = ({ track }) => {
      part(track.kind === "audio" ? "voice" : "theirs").srcObject = new MediaStream([track]);
    };
    for (const track of voice.getAudioTracks()) made.addTrack(track, voice);
    show("connecting");
  }

  function disconnect() {
    if (connection) connection.close();
    connection = null;
  }

  async function start() {
    line = Math.max(line, own) + 1; // never the number of a connection before
    [early, started] = [[], now()];
    connect();
    await offer();
  }

  async function offer() {
    stale = false;
    await seen();
    await connection.setLocalDescription(await connection.createOffer());
    await say("offer", { line, sdp: relayOnly(connection.localDescription.sdp) });
  }

  async function candidates() {
    const taken = early.filter((one) => one.line === line);
    early = early.filter((one) => one.line > line);
    for (const one of taken) await connection.addIceCandidate(one.candidate);
  }

  function changed(state) {
    if (state === "connected") {
      if (since === null) since = now();
      tick();
      show("connected");
      showPicture();
    } else if (state === "disconnected") {
      show("lost");
    } else if (state === "failed") {
      show("lost");
      again();
    }
  }

  const again = () => (!other ? hello() : place.side === CAMP ? start() : say("again"));

  // The picture: only while both want it.

  async function agreed() {
    await settle();
    if (place.side !== CAMP || !connection) return;
    stale = connection.signalingState !== "stable";
    if (!stale) await offer();
  }

  // Open the camera, or close it; one after another, since a browser may ask its owner first.
  const settle = () => (settling = settling.then(settled));

  async function settled() {
    const both = mine && theirs;
    if (both && !camera) {
      try {
        camera = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
        part("mine").srcObject = camera;
      } catch (error) {
        mine = false;
        await say("picture", { on: false });
        showPicture();
        return note("blind");
      }
    }
    if (!both && camera) {
      for (const track of camera.getTracks()) track.stop();
      camera = null;
    }
    showPicture();
  }

  async function seen() {
    const track = mine && theirs && camera ? camera.getVideoTracks()[0] : null;
    const lane = connection.getTransceivers().find((one) => one.receiver.track.kind === "video");
    if (lane) {
      await lane.sender.replaceTrack(track);
      lane.direction = track ? "sendrecv" : "inactive";
    } else if (track) {
      connection.addTrack(track, camera);
    }
  }

  async function want(picture) {
    mine = picture;
    await say("picture", { on: picture });
    await agreed();
    await exchange();
  }

  // Coming and going.

  async function join() {
    if (!window.RTCPeerConnection || !navigator.mediaDevices || !crypto.subtle) return show("unable");
    part("join").hidden = true;
    try {
      const secret = link ? bytes(link) : new Uint8Array();
      if (secret.length !== 32) return show("unknown");
      show("asking");
      voice = voice || (await navigator.mediaDevices.getUserMedia({ audio: true }));
      place = await asked("join", { token: base64(await derived(secret, "call token")) });
      if (place.state === "open") await enter(secret);
      else if (place.state !== "early") over(place.state);
      else {
        show("early");
        setTimeout(() => (part("join").hidden = false), Math.min(place.seconds, 86400) * 1000);
      }
    } catch (error) {
      show(voice ? "failed" : "silent");
      part("join").hidden = false;
    }
  }

  async function enter(secret) {
    const key = await keyOf(await derived(secret, "call config"));
    config = await opened(key, bytes(place.config), `vistka call config ${place.room} ${place.side}`);
    sealing = await keyOf(bytes(config.key));
    own = place.own;
    heard = place.other;
    closes = now() + place.seconds * 1000;
    answered = now();
    for (const id of ["clock", "leave"]) part(id).hidden = false;
    show("waiting");
    await hello();
    await exchange();
    timer = setInterval(round, POLL);
    tick();
  }

  async function round() {
    tick();
    if (looking) return;
    looking = true;
    await exchange();
    looking = false;
  }

  async function leave() {
    ended = true;
    await say("bye");
    await quit();
  }

  async function quit() {
    const said = { room: place.room, side: place.side, after: heard, signals: unsent.slice(0, 8) };
    over("over");
    for (const what of ["exchange", "leave"]) await asked(what, said).catch(() => null); // the slot ends by itself too
  }

  function over(state) {
    ended = true;
    clearInterval(timer);
    disconnect();
    for (const stream of [voice, camera]) if (stream) for (const track of stream.getTracks()) track.stop();
    for (const id of ["clock", "leave", "show", "hide", "pictures", "join"]) part(id).hidden = true;
    note(null);
    show(state);
    history.replaceState(null, "", location.pathname); // the link stays in no history
  }

  link = location.hash.slice(1);
  window.addEventListener("hashchange", () => location.reload());
  for (const one of document.querySelectorAll("[data-language]")) one.href += location.hash;
  part("join").addEventListener("click", join);
  part("show").addEventListener("click", () => want(true));
  part("hide").addEventListener("click", () => want(false));
  part("leave").addEventListener("click", leave);
})();
