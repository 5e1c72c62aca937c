/// The pictures of `./backroom pictures`: console and pages over recordings, at one moment.
@NullMarked
package com.openagents.backroom.bench.pictures;

import org.jspecify.annotations.NullMarked;
