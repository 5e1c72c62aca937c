/// The page's script: it folds the stream and keeps the tree of the page current.
@NullMarked
package com.openagents.backroom.hud.browser;

import org.jspecify.annotations.NullMarked;
