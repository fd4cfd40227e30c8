"""The third face: a call in the browser, by relay only. It holds no key and knows nobody."""
