// Vignette
