/// Tests of the rules of text.
@NullMarked
package com.openagents.backroom.schema.text;

import org.jspecify.annotations.NullMarked;
