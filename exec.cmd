@rem npm runs scripts by "exec", so that a shell leaves its place to them and signals arrive; Windows knows no such word.
@%*
