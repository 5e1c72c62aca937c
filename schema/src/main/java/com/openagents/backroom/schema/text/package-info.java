/// Rules of text that need no tables of the whole Unicode, so that the page's script stays small.
@NullMarked
package com.openagents.backroom.schema.text;

import org.jspecify.annotations.NullMarked;
