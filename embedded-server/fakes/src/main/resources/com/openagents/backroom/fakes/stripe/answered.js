// The bank's question was answered: the page around this frame goes on.
parent.postMessage({ fakeStripe: { answered: true } }, "*");
