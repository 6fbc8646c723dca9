/** Examples beside the rules: written by marketers, run before a rulebook may go live. */
@NullMarked
package dev.regulars.rules.example;

import org.jspecify.annotations.NullMarked;
