/// How long an appended line takes to reach a stream's client and a browser.
@NullMarked
package com.openagents.backroom.bench.latency;

import org.jspecify.annotations.NullMarked;
