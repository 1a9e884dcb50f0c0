from django.urls import path

from .api.rutas import api

urlpatterns = [path("api/v1/", api.urls)]
