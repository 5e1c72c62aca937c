/// Agents' files in any amount, made from captured ones.
@NullMarked
package com.openagents.backroom.bench.recording;

import org.jspecify.annotations.NullMarked;
