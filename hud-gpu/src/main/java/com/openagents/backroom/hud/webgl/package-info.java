/// The painter of browsers: draws display lists with WebGL2 (the OpenGL ES Shading Language 3.00, WebGL 2.0). Compiled
/// to JavaScript with the page's script.
@NullMarked
package com.openagents.backroom.hud.webgl;

import org.jspecify.annotations.NullMarked;
