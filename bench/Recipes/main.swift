try BenchRecipes.run()
