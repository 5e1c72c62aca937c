/// Opens web addresses in the operator's browser.
@NullMarked
package com.openagents.backroom.console.browser;

import org.jspecify.annotations.NullMarked;
