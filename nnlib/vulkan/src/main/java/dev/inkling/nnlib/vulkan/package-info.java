/**
 * nnlib on a graphics processor through Vulkan, on the desktop. Found by itself where the driver is there; {@link
 * dev.inkling.nnlib.vulkan.VulkanProvider} says why not. Imports compute, gpu and gpu.device.
 */
package dev.inkling.nnlib.vulkan;
