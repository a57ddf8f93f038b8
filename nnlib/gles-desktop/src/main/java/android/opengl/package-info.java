/**
 * Those parts of Android's package of this name that nnlib.gles calls, by LWJGL: so the classes that run on phones run
 * on a desktop, too. Imports gles.desktop and LWJGL.
 */
package android.opengl;
