/// Made recordings against what they were made from.
@NullMarked
package com.openagents.backroom.bench.recording;

import org.jspecify.annotations.NullMarked;
