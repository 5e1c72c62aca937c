/// The page's script, hud.js: it folds the stream, keeps the tree of the page current, and fetches the canvas's script
/// where a canvas will be used. What both scripts are made of is public.
@NullMarked
package com.openagents.backroom.hud.browser;

import org.jspecify.annotations.NullMarked;
