"""Stands in for the package of models, `inference_models`, which would bring torch and of which nothing is run here.

The library's modules name its parts when they are loaded. Each such name is given an empty class.
"""
import importlib.abc
import importlib.machinery
import sys
import types

PACKAGE = "inference_models"


class Empty(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == PACKAGE:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return Empty(spec.name)

    def exec_module(self, module):
        pass


# Behind all others: where the package is there after all, it is taken.
sys.meta_path.append(Finder())
