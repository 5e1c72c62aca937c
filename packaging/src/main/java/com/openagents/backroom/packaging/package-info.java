/// Makes the packages: the runtime, the application folder with its start cache, and what each system installs.
@NullMarked
package com.openagents.backroom.packaging;

import org.jspecify.annotations.NullMarked;
