/**
 * YAML that a person has written for a paper exchange: {@link dev.caravel.paper.file.YamlFile} reads it entry by entry and says of
 * everything that is wrong where it stands and what would be right.
 */
@NullMarked
package dev.caravel.paper.file;

import org.jspecify.annotations.NullMarked;
