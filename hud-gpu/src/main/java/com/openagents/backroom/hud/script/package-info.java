/// A build step: compiles the page's script with TeaVM and makes it small.
@NullMarked
package com.openagents.backroom.hud.script;

import org.jspecify.annotations.NullMarked;
