/// How wide text is and where it is cut, by the metrics of the two families that are shipped.
@NullMarked
package com.openagents.backroom.hud.text;

import org.jspecify.annotations.NullMarked;
