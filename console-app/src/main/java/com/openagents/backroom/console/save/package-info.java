/// What the operator keeps as a file: a picture of what is seen, a log, a document.
@NullMarked
package com.openagents.backroom.console.save;

import org.jspecify.annotations.NullMarked;
