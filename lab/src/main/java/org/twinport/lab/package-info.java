/**
 * Networks that exist for the length of a test: Linux network namespaces with virtual cables,
 * routers that translate addresses, and firewalls. Root only; nothing of it touches the machine's
 * own network.
 */
@NullMarked
package org.twinport.lab;

import org.jspecify.annotations.NullMarked;
